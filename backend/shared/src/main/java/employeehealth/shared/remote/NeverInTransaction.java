package employeehealth.shared.remote;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Refuses a call to another service while a transaction is open: a remote call could not join it,
 * so a local one must not either, and two pools would be held at once.
 */
final class NeverInTransaction implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        var contracts = ClassUtils.getAllInterfacesForClass(bean.getClass());
        for (var contract : contracts) {
            if (AnnotatedElementUtils.hasAnnotation(contract, HttpExchange.class)
                    && !Proxy.isProxyClass(bean.getClass())) {
                return local(bean);
            }
        }
        return bean;
    }

    private static Object local(Object bean) {
        var proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice(
                (MethodInterceptor)
                        call -> {
                            check();
                            return call.proceed();
                        });
        return proxy.getProxy(bean.getClass().getClassLoader());
    }

    static <T> T guard(Class<T> contract, T client) {
        var proxy =
                Proxy.newProxyInstance(
                        contract.getClassLoader(),
                        new Class<?>[] {contract},
                        (self, method, arguments) -> {
                            check();
                            try {
                                return method.invoke(client, arguments);
                            } catch (InvocationTargetException e) {
                                if (e.getTargetException() instanceof RuntimeException failure) {
                                    throw RemoteContracts.translated(failure);
                                }
                                throw e.getTargetException();
                            }
                        });
        return contract.cast(proxy);
    }

    private static void check() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "another service is asked before or after a transaction, never within");
        }
    }
}
